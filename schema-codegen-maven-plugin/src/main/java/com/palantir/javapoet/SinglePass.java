package com.palantir.javapoet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.AbstractMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes the files of a package as {@link JavaFile} does, to the byte, and most of them once instead of twice. What a file
 * imports has to be known before its first line is written, so JavaPoet writes each file once to find it out. But files of a package
 * import the same few classes: here those that others imported are expected, and where the text shows that this was wrong, it
 * is written again.
 *
 * <p>Names that a type wants to be qualified always ({@link TypeSpec#alwaysQualifiedNames}) are not looked at. It is in JavaPoet's
 * package, because what writes with known imports is not public there. Thread-safe.
 */
public final class SinglePass {

    private static final String INDENT = "    ";

    private final String packageName;
    private final Map<String, ClassName> expected = new ConcurrentHashMap<>();

    /** @param packageName of the files; not empty */
    public SinglePass(String packageName) {
        this.packageName = packageName;
    }

    /** The text of the file that has this type at its top; nothing of {@code java.lang} is imported. */
    public String text(TypeSpec type) {
        try {
            for (int attempt = 0; attempt < 2; attempt++) {
                Imports imports = new Imports(expected);
                StringBuilder text = new StringBuilder();
                CodeWriter writer = new CodeWriter(text, INDENT, imports, Set.of(), Set.of());
                writer.pushPackage(packageName);
                type.emit(writer, null, Set.of());
                Map<String, ClassName> missing = writer.suggestedImports();
                if (missing.isEmpty()) {
                    String body = text.toString();
                    if (imports.areIn(body)) {
                        return imports.head(packageName).append(body).toString();
                    }
                    break;
                }
                missing.forEach(expected::putIfAbsent);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return JavaFile.builder(packageName, type)
                .skipJavaLangImports(true)
                .indent(INDENT)
                .build()
                .toString();
    }

    /** What may be imported, by simple name; remembers what was asked for and found. */
    private static final class Imports extends AbstractMap<String, ClassName> {

        private final Map<String, ClassName> expected;
        private final Map<String, ClassName> used = new HashMap<>();

        Imports(Map<String, ClassName> expected) {
            this.expected = expected;
        }

        @Override
        public @Nullable ClassName get(@Nullable Object simpleName) {
            ClassName found = expected.get(simpleName);
            if (found != null) {
                used.put(found.simpleName(), found);
            }
            return found;
        }

        @Override
        public Set<Entry<String, ClassName>> entrySet() {
            return used.entrySet();
        }

        /**
         * Whether each class that was found is the one that was meant. Another one of the same simple name would have been written with
         * its package or its outer class before it, as in {@code java.awt.List} or {@code java.awt. @Nullable List}.
         */
        boolean areIn(String text) {
            StringBuilder initials = new StringBuilder(" ");
            for (String simpleName : used.keySet()) {
                initials.append(simpleName.charAt(0));
            }
            String first = initials.toString();
            for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', dot + 1)) {
                int start = dot + 1;
                if (start < text.length() && first.indexOf(text.charAt(start)) >= 0) {
                    int end = start;
                    while (end < text.length() && Character.isJavaIdentifierPart(text.charAt(end))) {
                        end++;
                    }
                    if (text.startsWith(" @", start) || used.containsKey(text.substring(start, end))) {
                        return false;
                    }
                }
            }
            return true;
        }

        StringBuilder head(String packageName) {
            StringBuilder head =
                    new StringBuilder("package ").append(packageName).append(";\n\n");
            boolean any = false;
            for (ClassName imported : new TreeSet<>(used.values())) {
                if (!imported.packageName().equals("java.lang")) {
                    head.append("import ").append(imported.canonicalName()).append(";\n");
                    any = true;
                }
            }
            return any ? head.append('\n') : head;
        }
    }
}
