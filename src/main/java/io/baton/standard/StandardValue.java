package io.baton.standard;

/** One code of a standard, and what it is called. */
public record StandardValue(String code, String nameZh, String nameEn) {}
