package dev.cairn.it.hostile;

import java.util.ArrayList;
import java.util.List;

/** Manifests, configurations, catalogs and states that are broken or mean harm. */
final class HostileDocuments {

    private static final String HEAD =
            "version: 6.0.0\ntype: DeclarativeSource\ncheck: {type: CheckStream, stream_names: [s]}\n";
    private static final List<String> COMMANDS = List.of("spec", "check", "discover", "read");

    private final List<Hostile> all = new ArrayList<>();

    static List<Hostile> all() {
        HostileDocuments table = new HostileDocuments();
        table.yaml();
        table.references();
        table.templates();
        table.others();
        return table.all;
    }

    private void yaml() {
        for (String text : List.of(
                "",
                "\u0000",
                "\t",
                "---\n---\n",
                "%YAML 9.9\n---\na",
                "&a [*a]",
                "a: *b",
                "? ",
                "!!python/object:os.system x",
                "!!binary aGk=",
                "{",
                "[",
                "- ",
                "a: b: c",
                "\"",
                "a: \"\\q\"",
                "\ufeff\ufeff",
                "<<: 1",
                "a: &a\n  <<: *a")) {
            refused("manifest '" + HostileResponses.cut(text) + "'", text);
        }
        refused("brackets 100,000 deep", "[".repeat(100_000));
        refused("braces 100,000 deep", "{a: ".repeat(100_000));
        refused("lists 10,000 deep", "- ".repeat(10_000) + "a");
        refused("indented 2,000 deep", indented(2000));
        refused("sexagesimal", "a: 1" + ":1".repeat(50_000));
        refused("600,000 digits", "a: " + "9".repeat(600_000));
        refused("a float of 600,000 digits", "a: 1." + "9".repeat(600_000));
        refused("underscores", "a: 1" + "_1".repeat(100_000) + "x");
        refused("a time of many digits", "a: 2024-01-01T00:00:00." + "9".repeat(200_000) + "Z");
        refused("a key of 2 MB", "\"" + "k".repeat(2_000_000) + "\": 1");
        refused("an anchor of 1 MB", "a: &" + "k".repeat(1_000_000) + " 1");
        refused("escape sequences", "\"a\\e[2J\\e]0;x\\a\": {type: \"\\e[31m\\n::error::\"}");
        StringBuilder laughs = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            laughs.append("a").append(i).append(": &a").append(i).append(" [");
            laughs.append(("*a" + (i - 1) + ", ").repeat(10)).append("]\n");
        }
        refused("a billion laughs", laughs.toString());
        refused(
                "a line of 3 MB",
                HEAD + "streams: [" + "{type: DeclarativeStream, name: \"{{ x }}\"}, ".repeat(60_000) + "]");
    }

    private static String indented(int depth) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < depth; i++) {
            text.append(" ".repeat(i)).append("a:\n");
        }
        return text.toString();
    }

    private void references() {
        manifest("a reference to itself", "definitions: {a: {$ref: '#/definitions/a'}}", Promise.REFUSES);
        manifest(
                "two references to each other",
                "definitions: {a: {$ref: '#/definitions/b'}, b: {$ref: '#/definitions/a'}}",
                Promise.REFUSES);
        StringBuilder bomb = new StringBuilder("definitions:\n  d0: {a: 1}\n");
        for (int i = 1; i < 60; i++) {
            String before = "{$ref: '#/definitions/d" + (i - 1) + "'}";
            bomb.append("  d")
                    .append(i)
                    .append(": {a: ")
                    .append(before)
                    .append(", b: ")
                    .append(before)
                    .append("}\n");
        }
        manifest("references that unfold without an end", bomb.toString(), Promise.REFUSES);
        StringBuilder chain = new StringBuilder("definitions:\n  d0: {a: 1}\n");
        for (int i = 1; i < 5000; i++) {
            chain.append("  d")
                    .append(i)
                    .append(": {a: {$ref: '#/definitions/d")
                    .append(i - 1)
                    .append("'}}\n");
        }
        manifest("references 5,000 deep", chain.toString(), Promise.ENDS);
        manifest("a reference of 1 MB", "definitions: {a: {$ref: '#/" + "a/".repeat(500_000) + "'}}", Promise.REFUSES);
        StringBuilder parameters = new StringBuilder("{");
        for (int i = 0; i < 2000; i++) {
            parameters.append("p").append(i).append(": ").append(i).append(", ");
        }
        StringBuilder streams = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            streams.append("    - {type: AddFields, fields: []}\n");
        }
        manifest(
                "2,000 parameters over 20,000 components",
                "definitions:\n  a:\n    type: DeclarativeStream\n    $parameters: " + parameters
                        + "}\n    transformations:\n" + streams,
                Promise.ENDS);
    }

    private void templates() {
        for (String template : List.of(
                "{{",
                "{{ '",
                "{% for x in range(10**9) %}a{% endfor %}",
                "{{ 'a' * 10**9 }}",
                "{{ 9 ** 9 ** 9 }}",
                "{{ range(10**9) | list }}",
                "{{ " + "(".repeat(5000) + "1" + ")".repeat(5000) + " }}",
                "{{ " + "not ".repeat(20_000) + "1 }}",
                "{{ 1" + " + 1".repeat(20_000) + " }}",
                "{{ x" + ".a".repeat(20_000) + " }}",
                "{{ x" + "[0]".repeat(20_000) + " }}",
                "{{ x" + " | upper".repeat(20_000) + " }}",
                "{{ " + "[".repeat(5000) + "]".repeat(5000) + " }}",
                "{% if 1 %}".repeat(5000),
                "{{ ''.__class__.__mro__ }}",
                "{{ config.__init__.__globals__ }}",
                "{{ self }}",
                "{{ lipsum() }}",
                "{{ '" + "%s".repeat(1000) + "' % 1 }}",
                "{{ '{:>1000000000}'.format(1) }}",
                "{{ 'a' | center(1000000000) }}",
                "{% macro f() %}{{ f() }}{% endmacro %}{{ f() }}",
                "{{ 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!' | regex_search('^(a|aa)+(b)\\\\2$') }}",
                "{{ 'x' | regex_search('" + "(".repeat(4000) + ")".repeat(4000) + "') }}",
                "{# " + "x".repeat(500_000),
                "{{ 1" + "0".repeat(600_000) + " }}",
                "{{ 0x" + "f".repeat(600_000) + " }}",
                "{{ '1' * 4000 | int }}")) {
            String text = template.replace("\\", "\\\\").replace("\"", "\\\"");
            String manifest = Good.manifest().replace("{{ 2 * 1 }}", text);
            for (String command : COMMANDS) {
                add(command, "template '" + HostileResponses.cut(template) + "'", manifest, Promise.ENDS);
            }
        }
    }

    private void others() {
        for (String config : List.of(
                "",
                "null",
                "[]",
                "\"s\"",
                "{",
                "{\"key\": s3cr3t}",
                "{\"key\": NaN}",
                "\u0000",
                "[".repeat(100_000),
                "{\"a\":".repeat(100_000),
                "{\"key\":" + "9".repeat(600_000) + "}",
                "{\"url\":\"" + "u".repeat(2_000_000) + "\"}",
                "{\"url\":\"http://\\u0000/\"}",
                "{\"url\":\"\\ud800\"}",
                "{\"url\": null}",
                "{\"url\": {}}",
                "{\"" + "k".repeat(200_000) + "\":1}",
                "{\"url\": \"\\u001b[2J\"}",
                "{\"key\": [[[]]]}",
                "{\"url\": \"http://[\"}",
                "{\"url\": \"file:///etc/passwd\"}",
                "{\"url\": \"http://" + "a".repeat(20_000) + "\"}")) {
            for (String command : List.of("check", "discover", "read")) {
                all.add(Good.of(
                                command,
                                command + " with configuration '" + HostileResponses.cut(config) + "'",
                                Promise.ENDS)
                        .with("--config", Good.bytes(config)));
            }
        }
        for (String catalog : List.of(
                "",
                "null",
                "[]",
                "{",
                "{\"streams\": 5}",
                "{\"streams\": [5]}",
                "{\"streams\": [{}]}",
                "{\"streams\": [{\"stream\": {\"name\": 5}}]}",
                "[".repeat(100_000),
                "{\"streams\": [{\"stream\": {\"name\": \"\\u001b[2J\"}, \"sync_mode\": \"wat\"}]}",
                "{\"streams\":" + "[".repeat(400) + "]".repeat(400) + "}")) {
            all.add(Good.of("read", "catalog '" + HostileResponses.cut(catalog) + "'", Promise.ENDS)
                    .with("--catalog", Good.bytes(catalog)));
        }
        for (String state : List.of(
                "",
                "null",
                "{}",
                "[5]",
                "[{}]",
                "[{\"type\":\"STREAM\"}]",
                "[{\"type\":\"STREAM\",\"stream\":{\"stream_descriptor\":{\"name\":\"s\"},\"stream_state\":5}}]",
                "[{\"type\":\"STREAM\",\"stream\":{\"stream_descriptor\":{\"name\":\"s\"},\"stream_state\":"
                        + "{\"a\":".repeat(480) + "1" + "}".repeat(480) + "}}]",
                "[".repeat(100_000),
                "[{\"type\":\"\\u001b[2J\"}]",
                "[{\"type\":\"GLOBAL\"}]",
                "[{\"type\":\"LEGACY\",\"data\":{}}]",
                "[" + "9".repeat(600_000) + "]")) {
            all.add(Good.of("read", "state '" + HostileResponses.cut(state) + "'", Promise.ENDS)
                    .with("--state", Good.bytes(state)));
        }
    }

    private void refused(String name, String manifest) {
        for (String command : COMMANDS) {
            add(command, name, manifest, Promise.REFUSES);
        }
    }

    private void manifest(String name, String more, Promise promise) {
        for (String command : COMMANDS) {
            add(command, name, HEAD + "streams: []\n" + more, promise);
        }
    }

    private void add(String command, String name, String manifest, Promise promise) {
        all.add(Good.of(command, command + ": " + name, promise).with("--manifest-path", Good.bytes(manifest)));
    }
}
