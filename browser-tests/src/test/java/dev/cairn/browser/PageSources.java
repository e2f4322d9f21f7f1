package dev.cairn.browser;

import com.google.javascript.jscomp.CheckLevel;
import com.google.javascript.jscomp.CommandLineRunner;
import com.google.javascript.jscomp.Compiler;
import com.google.javascript.jscomp.CompilerOptions;
import com.google.javascript.jscomp.DiagnosticGroups;
import com.google.javascript.jscomp.SourceFile;
import com.google.javascript.jscomp.deps.ModuleLoader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks the JavaScript of the author's page: its layout, and the names that it uses. The parser is that of Closure Compiler. */
final class PageSources {

    static final Path WEB = Path.of("../server/src/main/resources/dev/cairn/server/page/web");
    private static final Path TIMELINE =
            Path.of("../workbench/src/main/resources/dev/cairn/workbench/timeline/timeline.js");
    private static final int LONGEST_LINE = 140;
    /** Exports that only tests in the browser import, by file and name. */
    private static final Set<String> FOR_TESTS = Set.of("exchange.js curl");

    /** Names of browsers that the compiler knows as members of {@code window} only. */
    private static final String BROWSER =
            "/** @externs */ var addEventListener, removeEventListener, localStorage, sessionStorage;";

    private static final Pattern MAPPED = Pattern.compile("\"([^\"]+)\": \"/web/([^\"]+)\"");
    private static final Pattern COMMENT = Pattern.compile("(?m)(^|\\s)//.*$|(?s)/\\*.*?\\*/");
    private static final Pattern IMPORT = Pattern.compile("(?m)^import (?:\\{([^}]*)}|(\\w+)) from .*;$");
    private static final Pattern FROM = Pattern.compile("(\\bfrom\\s*)([\"'])([^\"'./][^\"']*)\\2");
    private static final Pattern EXPORTS = Pattern.compile("\\bexport ?(?:\\{([^}]*)}|default\\b)");
    private static final Pattern DECLARED = Pattern.compile(
            "(?m)^(export )?(?:async )?(?:function|class|const|let) (?:(\\w+)|\\[([^\\]]*)]|\\{([^}]*)})");

    private final Map<String, String> own;
    private final Map<String, String> vendored;
    private final Map<String, String> importMap;

    /** Holds sources by their names below {@code /web/}; {@code importMap} leads from the name of a package to one of them. */
    PageSources(Map<String, String> own, Map<String, String> vendored, Map<String, String> importMap) {
        this.own = new TreeMap<>(own);
        this.vendored = vendored;
        this.importMap = importMap;
    }

    /** Reads the page as it is. */
    static PageSources ofPage() throws IOException {
        Map<String, String> own = new TreeMap<>();
        try (Stream<Path> files = Files.list(WEB)) {
            files.filter(file -> file.toString().endsWith(".js"))
                    .forEach(file -> own.put(file.getFileName().toString(), read(file)));
        }
        own.put("timeline.js", read(TIMELINE));
        Map<String, String> importMap = new TreeMap<>();
        Map<String, String> vendored = new TreeMap<>();
        Matcher mapped = MAPPED.matcher(read(WEB.resolve("index.html")));
        while (mapped.find()) {
            importMap.put(mapped.group(1), mapped.group(2));
            vendored.put(mapped.group(2), read(WEB.resolve(mapped.group(2))));
        }
        return new PageSources(own, vendored, importMap);
    }

    /** Returns the same sources with more at the end of one of them. */
    PageSources with(String name, String more) {
        Map<String, String> changed = new TreeMap<>(own);
        changed.merge(name, more, String::concat);
        return new PageSources(changed, vendored, importMap);
    }

    /** Returns all faults: where, and what is wrong. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        own.forEach((name, source) -> checkLayout(name, source, faults));
        own.forEach((name, source) -> checkUse(name, COMMENT.matcher(source).replaceAll(" "), faults));
        faults.addAll(faultsOfCompiler());
        return faults;
    }

    private static void checkLayout(String name, String source, List<String> faults) {
        if (!source.endsWith("\n") || source.endsWith("\n\n")) {
            faults.add(name + ": it must end with one line end");
        }
        List<String> lines = source.lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            String place = name + ":" + (i + 1) + ": ";
            if (line.length() > LONGEST_LINE) {
                faults.add(place + "the line is longer than " + LONGEST_LINE);
            }
            if (!line.equals(line.stripTrailing()) || line.indexOf('\t') >= 0 || line.indexOf('\r') >= 0) {
                faults.add(place + "a tab, or a blank at the end");
            }
            int indent = line.length() - line.stripLeading().length();
            if (indent % 2 != 0 && !line.stripLeading().startsWith("*")) {
                faults.add(place + "the indentation is odd");
            }
            if (line.isEmpty() && i + 1 < lines.size() && lines.get(i + 1).isEmpty()) {
                faults.add(place + "two empty lines");
            }
        }
    }

    /** Looks for imports, declarations of a module and exports that nobody uses; the compiler says so of local names only. */
    private void checkUse(String name, String code, List<String> faults) {
        Matcher imported = IMPORT.matcher(code);
        while (imported.find()) {
            for (String one : names(imported.group(1) == null ? imported.group(2) : imported.group(1), "\\s+as\\s+")) {
                if (uses(code, one) < 2) {
                    faults.add(name + ": the import " + one + " is not used");
                }
            }
        }
        Matcher declared = DECLARED.matcher(code);
        while (declared.find()) {
            List<String> all = Stream.of(declared.group(2), declared.group(3), declared.group(4))
                    .filter(group -> group != null)
                    .flatMap(group -> names(group, ":").stream())
                    .toList();
            for (String one : all) {
                if (uses(code, one) < 2 && (declared.group(1) == null || !isImported(name, one))) {
                    faults.add(name + ": " + one + " is not used");
                } else if (declared.group(1) != null && !isImported(name, one)) {
                    faults.add(name + ": " + one + " is exported, and no other file imports it");
                }
            }
        }
    }

    private boolean isImported(String from, String name) {
        Pattern imports = Pattern.compile("(?m)^import \\{[^}]*\\b" + Pattern.quote(name) + "\\b[^}]*} from \"\\./"
                + Pattern.quote(from) + "\";$");
        return FOR_TESTS.contains(from + " " + name)
                || own.values().stream()
                        .anyMatch(source -> imports.matcher(source).find());
    }

    private static List<String> names(String list, String renamed) {
        return Stream.of(list.split(","))
                .map(String::strip)
                .filter(each -> !each.isEmpty())
                .map(each -> each.split(renamed))
                .map(parts -> parts[parts.length - 1].strip())
                .toList();
    }

    private static long uses(String code, String name) {
        return Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])")
                .matcher(code)
                .results()
                .count();
    }

    private List<String> faultsOfCompiler() {
        CompilerOptions options = new CompilerOptions();
        options.setLanguageIn(CompilerOptions.LanguageMode.UNSTABLE);
        options.setChecksOnly(true);
        options.setCheckSymbols(true);
        options.setModuleResolutionMode(ModuleLoader.ResolutionMode.BROWSER);
        Stream.of(
                        DiagnosticGroups.CHECK_VARIABLES,
                        DiagnosticGroups.UNDEFINED_VARIABLES,
                        DiagnosticGroups.UNUSED_LOCAL_VARIABLE,
                        DiagnosticGroups.MODULE_LOAD)
                .forEach(group -> options.setWarningLevel(group, CheckLevel.WARNING));
        options.setWarningLevel(DiagnosticGroups.CHECK_TYPES, CheckLevel.OFF);
        Compiler compiler = new Compiler(new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8));
        compiler.disableThreads();
        List<SourceFile> sources = new ArrayList<>();
        own.forEach((name, source) -> sources.add(SourceFile.fromCode("/web/" + name, resolved(source))));
        vendored.forEach((name, source) -> sources.add(SourceFile.fromCode("/web/" + name, exportsOf(source))));
        try {
            List<SourceFile> known =
                    new ArrayList<>(CommandLineRunner.getBuiltinExterns(CompilerOptions.Environment.BROWSER));
            known.add(SourceFile.fromCode("browser.js", BROWSER));
            compiler.compile(known, sources, options);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Stream.concat(compiler.getErrors().stream(), compiler.getWarnings().stream())
                .map(error -> String.valueOf(error.getSourceName()).replace("/web/", "") + ":" + error.getLineno()
                        + ": " + error.getDescription())
                .distinct()
                .toList();
    }

    /** Replaces the names of packages, which a browser finds by the import map, by the files that they lead to. */
    private String resolved(String source) {
        return FROM.matcher(source).replaceAll(from -> {
            String file = importMap.get(from.group(3));
            return Matcher.quoteReplacement(file == null ? from.group() : from.group(1) + "'/web/" + file + "'");
        });
    }

    /** Returns a module that exports the same names; others' code and its comments are not ours to check. */
    private static String exportsOf(String source) {
        StringBuilder stub = new StringBuilder();
        Matcher exported = EXPORTS.matcher(source);
        while (exported.find()) {
            if (exported.group(1) == null) {
                stub.append("export default window;\n");
                continue;
            }
            names(exported.group(1), "\\s+as\\s+")
                    .forEach(name -> stub.append(
                            name.equals("default")
                                    ? "export default window;\n"
                                    : "export const " + name + " = window;\n"));
        }
        return stub.toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
