package dev.cairn.templates.internal.syntax;

import java.util.List;

/** What a value is assigned to. Immutable. */
public sealed interface AssignmentTarget {

    /** A variable. */
    record Variable(String name, int offset) implements AssignmentTarget {}

    /** Several targets that a sequence is unpacked into. */
    record Unpacked(List<AssignmentTarget> items, int offset) implements AssignmentTarget {}

    /** An attribute of a namespace. */
    record NamespaceAttribute(String namespace, String attribute, int offset) implements AssignmentTarget {}
}
