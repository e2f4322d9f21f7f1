package dev.cairn.codegen.classes;

import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A source that the compiler gets without a file. */
public final class SourceFile extends SimpleJavaFileObject {

    private final String text;

    /** @param path its path within a source folder, with forward slashes */
    public SourceFile(String path, String text) {
        super(URI.create("string:///" + path), Kind.SOURCE);
        this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
    }
}
