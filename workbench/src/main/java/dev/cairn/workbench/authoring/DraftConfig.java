package dev.cairn.workbench.authoring;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.workbench.draft.ConfigProperty;
import dev.cairn.workbench.draft.ManifestDraft;
import dev.cairn.workbench.operation.model.FoundSecret;
import dev.cairn.workbench.operation.model.MissingField;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What agents see of the configuration that a draft needs: never its values. */
record DraftConfig(ManifestDraft draft) {

    /**
     * Returns the fields that have no value in a file yet.
     *
     * @param there the fields that have one
     */
    List<MissingField> missing(Map<String, @Nullable Object> there) {
        return draft.properties().stream()
                .filter(property -> !there.containsKey(property.name())
                        || property.toFillIn().equals(there.get(property.name())))
                .map(DraftConfig::shown)
                .toList();
    }

    private static MissingField shown(ConfigProperty property) {
        String description = property.description();
        return new MissingField(property.name(), property.secret(), description.isEmpty() ? null : description);
    }

    /** Returns the secrets that stood in a request or document: the field that each one needs, and its place. */
    List<FoundSecret> secrets() {
        return draft.secrets().stream()
                .map(secret -> new FoundSecret(secret.name(), secret.origin()))
                .toList();
    }

    /** Keeps the values of these secrets out of the response of a call. */
    void hideSecrets(SecretMask mask) {
        draft.secrets().stream()
                .filter(secret -> secret.value() != null && !secret.placeholder())
                .forEach(secret -> mask.add(String.valueOf(secret.value())));
    }
}
