package dev.cairn.runtime.internal.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.cairn.runtime.config.SourceIdentity.Settings;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ConfigSettingsTest {

    private static final Map<String, Object> MARKED = Map.of("type", "string", "airbyte_secret", true);

    @Test
    void settingsAreNamedByTheirPathsAndListsAreValues() {
        assertEquals(
                new Settings(
                        Map.of(
                                "region.name",
                                "eu",
                                "regions",
                                List.of("eu", "us"),
                                "start_date",
                                "2024-01-01",
                                "days",
                                3L),
                        Set.of()),
                ConfigSettings.of(
                        Map.of(
                                "region",
                                Map.of("name", "eu"),
                                "regions",
                                List.of("eu", "us"),
                                "start_date",
                                "2024-01-01",
                                "days",
                                3L,
                                "__injected_declarative_manifest",
                                Map.of("version", "1")),
                        Map.of(),
                        Map.of()));
    }

    @Test
    void whatTheSpecificationMarksIsHiddenInEachAlternative() {
        Map<String, Object> specification = Map.of(
                "properties",
                Map.of(
                        "code_word",
                        MARKED,
                        "credentials",
                        Map.of("oneOf", List.of(Map.of("properties", Map.of("user", MARKED, "region", Map.of()))))));
        assertEquals(
                new Settings(Map.of("credentials.region", "eu"), Set.of("code_word", "credentials.user")),
                ConfigSettings.of(
                        Map.of("code_word", "x", "credentials", Map.of("user", "ann", "region", "eu")),
                        specification,
                        Map.of()));
    }

    @Test
    void whatIsNamedLikeASecretIsHidden() {
        for (String name : List.of(
                "api_key",
                "apiKey",
                "access_token",
                "accessToken",
                "password",
                "db_password",
                "secret",
                "pat",
                "auth_key")) {
            assertEquals(
                    new Settings(Map.of("path", "x"), Set.of(name)),
                    ConfigSettings.of(Map.of("path", "x", name, "y"), Map.of(), Map.of()),
                    name);
        }
    }

    @Test
    void whatTheConnectorReplacesIsHidden() {
        Map<String, Object> manifest = Map.of(
                "streams",
                List.of(Map.of(
                        "refresh_token_updater",
                        Map.of("token_expiry_date_config_path", List.of("login", "good_until")))));
        assertEquals(
                new Settings(Map.of("login.user", "ann"), Set.of("login.good_until")),
                ConfigSettings.of(
                        Map.of("login", Map.of("user", "ann", "good_until", "2024-01-01")), Map.of(), manifest));
    }
}
