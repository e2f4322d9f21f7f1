package dev.cairn.it.recorded;

import com.sun.net.httpserver.HttpServer;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.json.Json;
import dev.cairn.runtime.protocol.Message;
import dev.cairn.runtime.protocol.MessageSink;
import dev.cairn.runtime.protocol.MessageWriter;
import dev.cairn.runtime.protocol.RecordLines;
import dev.cairn.runtime.sync.Steps;
import dev.cairn.testkit.ApiAnswer;
import dev.cairn.testkit.ApiRequest;
import dev.cairn.testkit.Emission;
import dev.cairn.testkit.ManifestSource;
import dev.cairn.testkit.ScriptedApi;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Three syncs of one stream in a row, by several programs, the first two of which may be killed or fail, and a fourth; between
 * them the API changes. Rows count as delivered if they left before the last state of a sync.
 */
final class RelayChain implements AutoCloseable {

    private static final int SYNCS = 3;

    /** Programs that sync. */
    enum Program {
        WITH_CHECKPOINTS,
        WITHOUT,
        REFERENCE
    }

    /** The end of a sync. */
    private enum End {
        COMPLETE,
        KILLED,
        FAILED
    }

    /** A message: a row with its version, or a state. */
    private record Left(
            @Nullable Long id, long version, @Nullable Map<String, @Nullable Object> state, boolean takesBack) {}

    private final RelayShape shape;
    private final List<Program> programs;
    private final @Nullable Reference reference;
    private final Path folder;
    private final Random random;
    private final HttpServer server;
    private final String url;
    private final RelayApi api;
    private final Map<Long, Long> delivered = new HashMap<>();
    private final List<String> story = new ArrayList<>();
    private Map<String, @Nullable Object> state = Map.of();
    private int requests;
    private int failsAt = Integer.MAX_VALUE;
    private int killed;

    /**
     * A chain that a seed has chosen.
     *
     * @param reference null where only Cairn takes part
     * @param programs one for each sync
     */
    RelayChain(long seed, List<Program> programs, @Nullable Reference reference, Path folder) throws IOException {
        random = new Random(seed);
        shape = RelayShape.of(random);
        this.programs = programs;
        this.reference = reference;
        this.folder = folder;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            ApiAnswer answer = answer(new ApiRequest(
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    query(exchange.getRequestURI().getRawQuery()),
                    Map.of(),
                    ""));
            byte[] bytes = Json.writeBytes(answer.body());
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer.status(), bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        url = "http://127.0.0.1:" + server.getAddress().getPort();
        api = new RelayApi(shape, new Random(random.nextLong()), url);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    /** Returns how many syncs were killed or failed. */
    int killed() {
        return killed;
    }

    RelayShape shape() {
        return shape;
    }

    /** Runs all syncs. Returns a text about each row that is lost. */
    List<String> run() throws IOException, InterruptedException {
        Map<Long, Long> begun = api.versions();
        for (int i = 0; i < SYNCS; i++) {
            End end = i == SYNCS - 1 ? End.COMPLETE : End.values()[random.nextInt(3)];
            double place = random.nextDouble();
            sync(programs.get(i), end, place);
            if (end == End.COMPLETE) {
                List<String> lost = lost(begun, "sync " + (i + 1));
                if (!lost.isEmpty()) {
                    return lost;
                }
            }
            api.change();
            if (end == End.COMPLETE) {
                begun = api.versions();
            }
        }
        sync(programs.get(SYNCS - 1), End.COMPLETE, 1);
        return lost(api.versions(), "the sync after all");
    }

    /** A row that changed while a stream of counts was read comes with the next sync, since no count ends that sync. */
    private List<String> lost(Map<Long, Long> wanted, String when) {
        Map<Long, Long> there = api.versions();
        List<String> lost = new ArrayList<>();
        wanted.forEach((id, version) -> {
            boolean moved = shape.values() == RelayShape.Values.COUNTER && there.getOrDefault(id, 0L) > version;
            if (there.containsKey(id) && !moved && delivered.getOrDefault(id, -1L) < version) {
                lost.add("row " + id + " is lost after " + when + ": " + story + " of " + shape);
            }
        });
        return lost;
    }

    private void sync(Program program, End end, double place) throws IOException, InterruptedException {
        requests = 0;
        failsAt = end == End.FAILED ? 2 + (int) (place * 12) : Integer.MAX_VALUE;
        List<Left> left = program == Program.REFERENCE ? referenceRuns() : cairnRuns(program);
        int until = end == End.KILLED ? (int) (place * left.size()) : left.size();
        for (int i = left.size() - 1; i >= until; i--) {
            if (left.get(i).takesBack) { // the one case that cannot be covered is a kill before it
                until = i + 1;
            }
        }
        killed += end == End.COMPLETE ? 0 : 1;
        Map<Long, Long> sinceState = new HashMap<>();
        Map<String, @Nullable Object> before = state;
        for (Left each : left.subList(0, until)) {
            if (each.state != null) {
                state = each.state;
                sinceState.forEach((id, version) -> delivered.merge(id, version, Long::max));
                sinceState.clear();
            } else {
                sinceState.merge(Objects.requireNonNull(each.id), each.version, Long::max);
            }
        }
        Set<Long> read = new TreeSet<>();
        left.subList(0, until).forEach(each -> {
            if (each.id != null) {
                read.add(each.id);
            }
        });
        story.add(program + " " + end + " from " + before + " reads " + read + " up to " + state);
    }

    private List<Left> cairnRuns(Program program) {
        List<Left> left = new ArrayList<>();
        MessageSink sink = message -> {
            if (message instanceof Message.State told) {
                left.add(new Left(null, 0, told.state(), told.takesBack()));
                return told.lineBytes();
            }
            if (message instanceof RecordLines records) {
                List<Emission> emissions = new ArrayList<>();
                Emission.into(emissions).take(records);
                for (Emission emission : emissions) {
                    left.add(row(((Emission.RecordData) emission).data()));
                }
            }
            return 0;
        };
        ManifestSource.of(
                        shape.manifest(url, program == Program.WITH_CHECKPOINTS), "rows", new ScriptedApi(this::answer))
                .withConfig(Map.of("now", api.now()))
                .run(
                        state,
                        new Steps(shape.workers(), Steps.ONE_BY_ONE.schedule(), 0),
                        new MessageWriter(sink, new SecretMask()));
        return left;
    }

    private List<Left> referenceRuns() throws IOException, InterruptedException {
        Map<String, String> inputs = new LinkedHashMap<>();
        inputs.put("manifest-path", shape.manifest(url, false));
        inputs.put("config", Json.write(Map.of("now", api.now())));
        inputs.put(
                "catalog",
                "{\"streams\":[{\"stream\":{\"name\":\"rows\",\"json_schema\":{},\"supported_sync_modes\":"
                        + "[\"full_refresh\",\"incremental\"]},\"sync_mode\":\"incremental\","
                        + "\"destination_sync_mode\":\"append\"}]}");
        inputs.put(
                "state",
                state.isEmpty()
                        ? "[]"
                        : Json.write(List.of(Map.of(
                                "type",
                                "STREAM",
                                "stream",
                                Map.of("stream_descriptor", Map.of("name", "rows"), "stream_state", state)))));
        List<String> arguments = new ArrayList<>(List.of("read"));
        for (Map.Entry<String, String> input : inputs.entrySet()) {
            Path file =
                    folder.resolve(input.getKey().equals("manifest-path") ? "manifest.yaml" : input.getKey() + ".json");
            Files.writeString(file, input.getValue());
            arguments.addAll(List.of("--" + input.getKey(), file.toString()));
        }
        Subject.Outcome outcome = Objects.requireNonNull(reference).run(arguments, folder);
        List<Left> left = new ArrayList<>();
        for (Map<?, ?> message : Messages.of(outcome.output()).all()) {
            if (Messages.at(message, "record", "data") instanceof Map<?, ?> data) {
                left.add(row(data));
            } else if (Messages.at(message, "state", "stream", "stream_state") instanceof Map<?, ?> told) {
                Map<String, @Nullable Object> next = new LinkedHashMap<>();
                told.forEach((key, value) -> next.put(String.valueOf(key), value));
                left.add(new Left(null, 0, next, false));
            }
        }
        if (!outcome.exit().equals("zero") && failsAt == Integer.MAX_VALUE) {
            throw new IllegalStateException("the reference fails: " + shape + outcome.output() + outcome.errors());
        }
        return left;
    }

    private static Left row(Map<?, ?> data) {
        return new Left(number(data, "id"), number(data, "version"), null, false);
    }

    private static long number(Map<?, ?> data, String name) {
        return ((Number) Objects.requireNonNull(data.get(name))).longValue();
    }

    private synchronized ApiAnswer answer(ApiRequest request) {
        return ++requests >= failsAt ? new ApiAnswer(400, Map.of("error", "no more")) : api.answer(request);
    }

    private static Map<String, String> query(@Nullable String raw) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair : raw == null || raw.isEmpty() ? new String[0] : raw.split("&", -1)) {
            int equals = pair.indexOf('=');
            query.put(
                    URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
                    URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
        }
        return query;
    }
}
