package dev.cairn.workbench.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HiddenValuesTest {

    @Test
    void allIsHiddenButWhatIsClearlyNoSecret() {
        Map<String, Object> config = Map.of(
                "api_key", "abc",
                "anything", "abcdef",
                "login", Map.of("nested", List.of("ghijkl", Map.of("deep", "mnopqr"))),
                "pin", 1234L,
                "webhook", "https://hooks.example.com/?t=s3cr3t");
        assertEquals(
                Set.of("abc", "abcdef", "ghijkl", "mnopqr", "1234", "https://hooks.example.com/?t=s3cr3t"),
                HiddenValues.of(config, Set.of()));
    }

    @Test
    void addressesDatesSwitchesAndShortWordsAreShown() {
        Map<String, Object> config = Map.of(
                "base_url", "https://api.example.com/v1",
                "start_date", "2024-01-01T00:00:00Z",
                "day", "2024-01-01",
                "region", "eu",
                "page_size", 1000L,
                "debug", true);
        assertEquals(Set.of(), HiddenValues.of(config, Set.of()));
    }

    @Test
    void whatThePersonCallsPublicIsShown() {
        assertEquals(
                Set.of("other-thing"),
                HiddenValues.of(Map.of("account", "my-company", "x", "other-thing"), Set.of("account")));
    }
}
