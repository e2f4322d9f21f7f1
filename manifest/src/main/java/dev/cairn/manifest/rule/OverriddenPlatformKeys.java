package dev.cairn.manifest.rule;

import dev.cairn.documents.Node;
import dev.cairn.documents.Node.ArrayNode;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Severity;
import org.jspecify.annotations.Nullable;

/** A check leaves the platform's keys and the stored configuration alone. */
final class OverriddenPlatformKeys extends ComponentRule {

    OverriddenPlatformKeys() {
        super(
                "check-overrides",
                Severity.ERROR,
                "The `config_overrides` of `check` change keys of the platform (`__airbyte…`), or would be stored, since an"
                        + " authenticator with `refresh_token_updater` writes the configuration back.",
                "Remove them.",
                "DeclarativeSource");
    }

    @Override
    void check(ManifestComponent source, Findings findings) {
        ManifestComponent check = source.component("check").orElse(null);
        ManifestComponent overrides =
                check == null ? null : check.component("config_overrides").orElse(null);
        if (check == null || overrides == null || overrides.node().members().isEmpty()) {
            return;
        }
        overrides.node().members().forEach((key, member) -> {
            if (key.startsWith("__airbyte")) {
                findings.add(
                        this,
                        member.keyPlace(),
                        "'" + key + "' belongs to the platform and cannot stand in config_overrides; remove it");
            }
        });
        if (writesBack(source.node())) {
            findings.add(
                    this,
                    check.placeOf("config_overrides"),
                    "'config_overrides' cannot be combined with an authenticator's 'refresh_token_updater', which stores the"
                            + " configuration: the overrides would stay");
        }
    }

    private static boolean writesBack(@Nullable Node node) {
        if (node instanceof ArrayNode array) {
            return array.items().stream().anyMatch(OverriddenPlatformKeys::writesBack);
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
