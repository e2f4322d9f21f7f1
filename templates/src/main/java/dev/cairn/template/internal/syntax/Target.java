package dev.cairn.template.internal.syntax;

import java.util.List;

/** What a value is assigned to. Immutable. */
public sealed interface Target {

    /** A variable. */
    record Variable(String name, int offset) implements Target {}

    /** Several targets that a sequence is unpacked into. */
    record Unpacked(List<Target> items, int offset) implements Target {}

    /** An attribute of a namespace. */
    record NamespaceAttribute(String namespace, String attribute, int offset) implements Target {}
}
