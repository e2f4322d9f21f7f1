package dev.cairn.templates.internal.evaluation;

/**
 * Where a local variable lives: a place in the frame of a function.
 *
 * @param depth how many functions enclose that function
 * @param index the place
 */
record Slot(int depth, int index) {}
