package dev.cairn.templates.value;

/** Marks that there is no value, where null is Python's None. */
public enum Missing {
    VALUE
}
