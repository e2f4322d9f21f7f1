package dev.cairn.runtime.internal.assembly;

import dev.cairn.documents.Diagnostic;
import dev.cairn.documents.InvalidDocumentException;
import dev.cairn.documents.Node.ObjectNode;
import dev.cairn.documents.Node.ScalarNode;
import dev.cairn.documents.Place;
import dev.cairn.documents.TextPlaces;
import dev.cairn.documents.YamlReader;
import dev.cairn.manifest.LoadedManifest;
import dev.cairn.models.CheckDynamicStreamModel;
import dev.cairn.models.CheckModel;
import dev.cairn.models.CheckStreamModel;
import dev.cairn.models.DeclarativeSourceModel;
import dev.cairn.models.OAuthAuthenticatorModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Replaces values of the configuration for the time of a {@code check}. */
public final class CheckOverrides {

    private static final String RESERVED = "__airbyte";
    private static final String OVERRIDES =
            "/" + DeclarativeSourceModel.CHECK + "/" + CheckStreamModel.CONFIG_OVERRIDES;
    private static final String UPDATER = OAuthAuthenticatorModel.REFRESH_TOKEN_UPDATER;
    private static final Set<String> WHO_SAVES = Set.of("OAuthAuthenticator", "CustomAuthenticator");

    private CheckOverrides() {}

    /**
     * The values that a manifest gives, by top-level key.
     *
     * @throws InvalidDocumentException if a key is no text or reserved for the platform, or the manifest has an
     *     authenticator that saves the configuration, and these values with it
     */
    public static Map<String, @Nullable Object> of(DeclarativeSourceModel model, LoadedManifest manifest) {
        Map<String, @Nullable Object> overrides = model.check().accept(new CheckModel.Visitor<>() {
            @Override
            public Map<String, @Nullable Object> visitCheckStreamModel(CheckStreamModel check) {
                return check.configOverrides();
            }

            @Override
            public Map<String, @Nullable Object> visitCheckDynamicStreamModel(CheckDynamicStreamModel check) {
                return check.configOverrides();
            }
        });
        List<Diagnostic> mistakes = keysThatAreNoText(manifest);
        if (!mistakes.isEmpty()) {
            throw new InvalidDocumentException(mistakes);
        }
        List<String> reserved = overrides.keySet().stream()
                .filter(key -> key.startsWith(RESERVED))
                .toList();
        if (!reserved.isEmpty()) {
            throw wrong(
                    manifest,
                    "config_overrides must not have " + reserved + ": keys that start with " + RESERVED
                            + " belong to the platform");
        }
        if (!overrides.isEmpty() && savesConfiguration(manifest.plain())) {
            throw wrong(
                    manifest,
                    "config_overrides cannot be used in a manifest with a " + UPDATER
                            + ", which would save them with the configuration");
        }
        return overrides;
    }

    /** The keys that are numbers, dates and the like: they can name no field of a configuration. */
    public static List<Diagnostic> keysThatAreNoText(LoadedManifest manifest) {
        List<Diagnostic> mistakes = new ArrayList<>();
        if (manifest.find(OVERRIDES) instanceof ObjectNode overrides) {
            overrides.members().forEach((key, member) -> {
                if (isPlain(key, member.keyPlace(), manifest.text()) && !isText(key)) {
                    mistakes.add(Diagnostic.error(
                            member.keyPlace(),
                            "the key " + key + " of config_overrides is no text, so it can name no field of the"
                                    + " configuration; write '" + key + "' if it is the field's name"));
                }
            });
        }
        return mistakes;
    }

    /** Whether a key is written without quotes; in JSON none is. */
    private static boolean isPlain(String key, Place place, TextPlaces text) {
        return !text.equals(TextPlaces.unknown()) && text.within(place, key, 0).equals(place);
    }

    private static boolean isText(String key) {
        try {
            return YamlReader.pyYaml().read("key", key) instanceof ScalarNode scalar
                    && scalar.value() instanceof String;
        } catch (InvalidDocumentException e) {
            return true;
        }
    }

    private static InvalidDocumentException wrong(LoadedManifest manifest, String message) {
        return new InvalidDocumentException(Diagnostic.error(manifest.placeOf(OVERRIDES), message));
    }

    private static boolean savesConfiguration(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (map.get(UPDATER) != null
                            && WHO_SAVES.contains(String.valueOf(map.get(OAuthAuthenticatorModel.TYPE))))
                    || map.values().stream().anyMatch(CheckOverrides::savesConfiguration);
        }
        return value instanceof List<?> list && list.stream().anyMatch(CheckOverrides::savesConfiguration);
    }
}
