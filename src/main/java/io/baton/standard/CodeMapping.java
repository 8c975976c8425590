package io.baton.standard;

/** What a raw code of one system is in the standard. */
record CodeMapping(String raw, String code) {}
