package dev.cairn.mcpserver;

import dev.cairn.secret.SecretMask;
import dev.cairn.workbench.draft.ConfigProperty;
import dev.cairn.workbench.draft.ManifestDraft;
import java.util.List;
import java.util.Map;

/** The secrets that stood in a request or document that a tool was given. */
record FoundSecrets(ManifestDraft draft) {

    /** Keeps their values out of the response of a call. */
    void hide(SecretMask mask) {
        draft.secrets().stream()
                .filter(secret -> secret.value() != null && !secret.placeholder())
                .forEach(secret -> mask.add(String.valueOf(secret.value())));
    }

    /** Returns the field of the configuration that each one needs, and its place. */
    List<Map<String, String>> shown() {
        return draft.secrets().stream().map(FoundSecrets::shown).toList();
    }

    private static Map<String, String> shown(ConfigProperty secret) {
        return Map.of("config", secret.name(), "place", secret.origin());
    }
}
