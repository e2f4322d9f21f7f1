package dev.cairn.manifest.rule;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.documents.Place;
import dev.cairn.documents.Suggestions;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules for what {@code check} of a manifest does. */
final class CheckRules {

    private CheckRules() {}

    /** The streams that {@code check} names exist. */
    static void checkedStreams(ManifestComponent source, RuleReport report) {
        ManifestComponent check =
                source.component("check").filter(c -> c.is("CheckStream")).orElse(null);
        if (check == null) {
            return;
        }
        if (!check.has("stream_names") && !check.has("dynamic_streams_check_configs")) {
            report.add(
                    check.place(),
                    "a CheckStream needs 'stream_names', the streams to try, or 'dynamic_streams_check_configs'");
        }
        Set<String> dynamic = new LinkedHashSet<>();
        List<ManifestComponent> templates = source.components("dynamic_streams");
        for (int i = 0; i < templates.size(); i++) {
            String name = templates.get(i).text("name");
            dynamic.add(name == null ? "dynamic_stream_" + i : name);
        }
        for (ManifestComponent config : check.components("dynamic_streams_check_configs")) {
            String name = config.text("dynamic_stream_name");
            if (name != null && !dynamic.contains(name)) {
                unknown(config.placeOf("dynamic_stream_name"), "dynamic stream", name, dynamic, report);
            }
        }
        boolean generated = source.given("dynamic_streams");
        if (!generated && StreamNames.areKnown(source)) {
            checkNames(source, check, report);
        }
    }

    private static void checkNames(ManifestComponent source, ManifestComponent check, RuleReport report) {
        Set<String> known = StreamNames.of(source);
        if (check.get("stream_names") instanceof ArrayNode names) {
            for (Node name : names.items()) {
                if (name instanceof ScalarNode scalar
                        && scalar.value() instanceof String text
                        && !known.contains(text)) {
                    unknown(name.place(), "stream", text, known, report);
                }
            }
        }
    }

    private static void unknown(Place place, String kind, String name, Set<String> known, RuleReport report) {
        String expected =
                known.isEmpty() ? "there is none" : "expected " + Suggestions.alternatives(List.copyOf(known));
        report.add(
                place, "unknown " + kind + " '" + name + "' (" + expected + ")" + Suggestions.didYouMean(name, known));
    }

    /** A check leaves the platform's keys and the stored configuration alone. */
    static void overriddenPlatformKeys(ManifestComponent source, RuleReport report) {
        ManifestComponent check = source.component("check").orElse(null);
        ManifestComponent overrides =
                check == null ? null : check.component("config_overrides").orElse(null);
        if (check == null || overrides == null || overrides.node().members().isEmpty()) {
            return;
        }
        overrides.node().members().forEach((key, member) -> {
            if (key.startsWith("__airbyte")) {
                report.add(
                        member.keyPlace(),
                        "'" + key + "' belongs to the platform and cannot stand in config_overrides; remove it");
            }
        });
        if (writesBack(source.node())) {
            report.add(
                    check.placeOf("config_overrides"),
                    "'config_overrides' cannot be combined with an authenticator's 'refresh_token_updater', which stores the"
                            + " configuration: the overrides would stay");
        }
    }

    private static boolean writesBack(@Nullable Node node) {
        if (node instanceof ArrayNode array) {
            return array.items().stream().anyMatch(CheckRules::writesBack);
        }
        if (!(node instanceof ObjectNode object)) {
            return false;
        }
        ManifestComponent component = ManifestComponent.root(object);
        boolean stores = component.is("OAuthAuthenticator") || component.is("CustomAuthenticator");
        return (stores && component.has("refresh_token_updater"))
                || object.members().values().stream().anyMatch(member -> writesBack(member.value()));
    }
}
