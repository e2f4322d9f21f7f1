package dev.cairn.templates.internal.value;

import dev.cairn.templates.value.Missing;
import dev.cairn.templates.value.PythonObject;
import java.util.Collections;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * Jinja's undefined value: prints as an empty text, is false, and has no elements; every other operation on it fails.
 */
public final class Undefined implements PythonObject {

    private final @Nullable String hint;
    private final @Nullable Object owner;
    private final @Nullable Object name;
    private final PythonException.Kind kind;

    private Undefined(@Nullable String hint, @Nullable Object owner, @Nullable Object name, PythonException.Kind kind) {
        this.hint = hint;
        this.owner = owner;
        this.name = name;
        this.kind = kind;
    }

    /** A variable that is not defined. */
    public static Undefined variable(String name) {
        return new Undefined(null, Missing.VALUE, name, PythonException.Kind.UNDEFINED);
    }

    /** An element or attribute that a value does not have. */
    public static Undefined element(@Nullable Object owner, @Nullable Object name) {
        return new Undefined(null, owner, name, PythonException.Kind.UNDEFINED);
    }

    /** Undefined for a reason. */
    public static Undefined because(String hint) {
        return new Undefined(hint, Missing.VALUE, null, PythonException.Kind.UNDEFINED);
    }

    /** An attribute that the sandbox hides. */
    public static Undefined unsafe(@Nullable Object owner, String name) {
        String hint = "access to attribute '" + name + "' of '" + PyType.nameOf(owner) + "' object is unsafe";
        return new Undefined(hint, owner, name, PythonException.Kind.SECURITY);
    }

    /** What is raised by an operation on it. */
    public PythonException failure() {
        return new PythonException(kind, message());
    }

    private String message() {
        if (hint != null) {
            return hint;
        }
        String described = Repr.of(name);
        if (owner == Missing.VALUE) {
            return described + " is undefined";
        }
        return "'" + PyType.nameOf(owner) + " object' has no " + (name instanceof String ? "attribute " : "element ")
                + described;
    }

    @Override
    public String typeName() {
        return "Undefined";
    }

    @Override
    public String repr() {
        return "Undefined";
    }

    @Override
    public String text() {
        return "";
    }

    @Override
    public boolean isTrue() {
        return false;
    }

    @Override
    public @Nullable Object attribute(String attribute) {
        if (attribute.startsWith("__") && attribute.endsWith("__")) {
            return Missing.VALUE;
        }
        throw failure();
    }

    @Override
    public Iterator<@Nullable Object> elements() {
        return Collections.emptyIterator();
    }

    @Override
    public int length() {
        return 0;
    }

    /** All undefined values are equal. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Undefined;
    }

    @Override
    public int hashCode() {
        return Undefined.class.hashCode();
    }
}
