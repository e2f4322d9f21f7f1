package dev.cairn.codegen;

/** A class that a schema of the tests names, and Jackson binds. */
public record Point(int x, int y) {}
