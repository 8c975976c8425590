package io.baton.evaluation;

record Interval(double low, double high) {}
