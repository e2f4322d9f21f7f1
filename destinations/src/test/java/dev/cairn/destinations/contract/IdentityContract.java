package dev.cairn.destinations.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.cairn.destinations.Destination;
import dev.cairn.destinations.DestinationException;
import dev.cairn.destinations.Destinations;
import dev.cairn.destinations.KeptStream;
import dev.cairn.destinations.SyncIdentity;
import dev.cairn.destinations.sync.DestinationSync;
import dev.cairn.destinations.sync.StreamReport;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Whose streams are whose, in every destination. */
abstract class IdentityContract extends OneTableContract {

    private static final TestStream EVENTS = TestStream.of("events").key("id").cursor();
    private static final UnaryOperator<DestinationSync> AS_IT_IS = UnaryOperator.identity();

    private List<KeptStream> kept() throws Exception {
        try (Destination destination = Destinations.open(place.address())) {
            return destination.streams();
        }
    }

    private String refusal(UnaryOperator<DestinationSync> options) {
        DestinationException e = assertThrows(DestinationException.class, () -> sync(options, EVENTS));
        return String.valueOf(e.getMessage());
    }

    private static void assertSays(String message, String... parts) {
        for (String part : parts) {
            assertTrue(message.contains(part), message);
        }
    }

    @Test
    void anotherAccountIsRefusedAndNothingIsWritten() throws Exception {
        config.put("account", "north");
        config.put("start", "2024-01-01");
        events(30);
        sync(EVENTS);
        List<KeptStream> before = kept();
        config.put("account", "south-with-a-private-name");
        events(50);
        String message = refusal(AS_IT_IS);
        assertSays(message, "account", "--same-source", "--name", "--prefix");
        assertFalse(message.contains("south") || message.contains("north") || message.contains("start,"), message);
        assertEquals(before, kept());
        assertEquals(30, rows("events").size());
    }

    @Test
    void anotherSourceGetsTablesAndStatesOfItsOwn() throws Exception {
        config.put("account", "north");
        events(30);
        sync(EVENTS);
        config.put("account", "south");
        api.of("events").clear();
        events(20);
        UnaryOperator<DestinationSync> south = sync -> sync.named("south").prefixed("south_");
        StreamReport report = sync(south, EVENTS);
        assertEquals(20, report.added(), report.toString());
        assertEquals("south_events", report.table());
        assertRows("south_events", "events");
        assertEquals(30, rows("events").size());
        // Their tables are what is kept: the prefix need not be given again.
        api.with("events", Map.of("id", 100L, "at", at(51)));
        assertEquals(21, sync(sync -> sync.named("south"), EVENTS).rows());
        assertEquals(30, rows("events").size());
        assertSays(refusal(AS_IT_IS), "account");
        config.put("account", "north");
        assertEquals(31, sync(EVENTS).rows());
        assertSays(refusal(sync -> sync.named("west")), "table events", "west", "source-test", "--prefix");
    }

    @Test
    void theWordThatItIsTheSameSourceIsKept() throws Exception {
        config.put("account", "north");
        events(30);
        sync(EVENTS);
        config.put("account", "moved");
        api.with("events", Map.of("id", 100L, "at", at(51)));
        assertEquals(31, sync(DestinationSync::sameSource, EVENTS).rows());
        assertEquals(0, sync(EVENTS).added());
        config.put("account", "north");
        assertSays(refusal(AS_IT_IS), "account");
    }

    /** A name is one source, whichever of its streams are synced. */
    @Test
    void theSameSourceIsKnownByStreamsThatWereNotSyncedWithTheWord() throws Exception {
        TestStream tags = TestStream.of("tags");
        number("tags", 3);
        events(5);
        config.put("account", "north");
        report(AS_IT_IS, EVENTS, tags);
        config.put("account", "moved");
        report(sync -> sync.sameSource().streams(List.of("events")), EVENTS, tags);
        report(AS_IT_IS, EVENTS, tags);
        assertRows("tags");
        config.put("account", "other");
        assertThrows(DestinationException.class, () -> report(AS_IT_IS, EVENTS, TestStream.of("new")));
    }

    @Test
    void secretsAndTheirNewValuesAreNothingOfASourcesIdentity() throws Exception {
        config.put("account", "north");
        config.put("api_key", "first-secret");
        config.put("credentials", Map.of("access_token", "a", "refresh_token", "b"));
        events(5);
        sync(EVENTS);
        config.put("api_key", "second-secret");
        config.put("credentials", Map.of("access_token", "c", "refresh_token", "d", "token_expiry_date", "2024-01-01"));
        sync(EVENTS);
        assertRows("events");
        SyncIdentity identity = Objects.requireNonNull(kept().get(0).sync());
        assertEquals("", identity.settings().get("api_key"));
        assertFalse(identity.toString().contains("north"), identity.toString());
    }

    @Test
    void aNewVersionOfTheManifestAndAMovedOneGoOn() throws Exception {
        manifestFile = "/somewhere/tickets.yaml";
        events(5);
        sync(EVENTS);
        sync(EVENTS.schema(Map.of("id", "integer")));
        manifestFile = "/elsewhere/source-tickets/manifest.yaml";
        sync(EVENTS.schema(Map.of("id", "integer")));
        SyncIdentity identity = Objects.requireNonNull(kept().get(0).sync());
        assertEquals("tickets", identity.sync());
        assertEquals("source-tickets", identity.manifest());
        assertRows("events");
        assertEquals(1, kept().size());
    }

    @Test
    void anotherManifestOfTheSameNameIsRefused() throws Exception {
        manifestFile = "tickets.yaml";
        events(5);
        sync(sync -> sync.named("mine"), EVENTS);
        manifestFile = "users.yaml";
        DestinationException e = assertThrows(
                DestinationException.class,
                () -> sync(sync -> sync.named("mine"), EVENTS.schema(Map.of("id", "integer"))));
        assertSays(String.valueOf(e.getMessage()), "the manifest (tickets, now users)", "mine");
    }

    @Test
    void whatWasSyncedWithoutANameGetsOneAndGoesOn() throws Exception {
        config.put("account", "north");
        events(30);
        sync(EVENTS);
        place.forgetNames();
        assertTrue(kept().stream()
                .allMatch(stream -> stream.sync() == null && stream.table().order() == null));
        api.with("events", Map.of("id", 100L, "at", at(51)));
        StreamReport report = sync(EVENTS);
        assertEquals(1, report.added(), report.toString());
        assertTrue(api.requests() < 8, "it has begun anew");
        assertEquals("source-test", Objects.requireNonNull(kept().get(0).sync()).sync());
        config.put("account", "south");
        assertSays(refusal(AS_IT_IS), "account");
    }

    @Test
    void aPrefixLeavesAloneWhatWasSyncedWithoutAName() throws Exception {
        events(30);
        sync(EVENTS);
        place.forgetNames();
        sync(sync -> sync.named("south").prefixed("south_"), EVENTS);
        assertEquals(2, kept().size());
        assertRows("south_events", "events");
        assertEquals(0, sync(sync -> sync.named("south"), EVENTS).added());
        assertEquals(2, kept().size());
    }
}
