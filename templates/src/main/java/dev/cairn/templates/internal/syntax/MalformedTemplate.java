package dev.cairn.templates.internal.syntax;

/** A template that cannot be compiled. */
public final class MalformedTemplate extends RuntimeException {

    private final int offset;
    private final String pythonName;

    /** @param offset where in the template's text, in UTF-16 units from its start */
    public MalformedTemplate(String message, int offset) {
        this(message, offset, "TemplateSyntaxError");
    }

    private MalformedTemplate(String message, int offset, String pythonName) {
        super(
                message, null, false,
                false); // where it is in the template is what matters, and parts are tried by the hundred
        this.offset = offset;
        this.pythonName = pythonName;
    }

    /** The template names a filter or a test that there is not. */
    public static MalformedTemplate unknown(String kind, String name, int offset) {
        return new MalformedTemplate("no " + kind + " named '" + name + "'", offset, "TemplateAssertionError");
    }

    public int offset() {
        return offset;
    }

    /** The name of the exception's class in Jinja. */
    public String pythonName() {
        return pythonName;
    }
}
