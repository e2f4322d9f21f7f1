package dev.cairn.runtime.internal.assembly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.annotation.JsonTypeName;
import dev.cairn.core.secret.SecretMask;
import dev.cairn.faketime.FakeTime;
import dev.cairn.http.CallWindows;
import dev.cairn.http.auth.ConnectorConfig;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.http.request.RequestObserver;
import dev.cairn.http.request.ScriptedTransport;
import dev.cairn.manifest.ComponentSchema;
import dev.cairn.manifest.LoadedManifest;
import dev.cairn.manifest.ManifestLoader;
import dev.cairn.models.DeclarativeSourceModel;
import dev.cairn.runtime.internal.assembly.custom.ComponentRegistry;
import dev.cairn.runtime.internal.assembly.definition.RunMode;
import dev.cairn.runtime.internal.assembly.definition.SyncInputs;
import dev.cairn.runtime.internal.assembly.record.ConfigNormalizationBuilder;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** No kind of component that the generated models have is left that cannot be built. */
class EveryKindTest {

    private static final Path MANIFEST = Path.of("src/test/resources/every-kind/manifest.yaml");
    private static final Map<String, @Nullable Object> CONFIG =
            Map.of("kind", "new", "list", List.of(Map.of("name", "one")));

    /** Code of the connector's own, which tests of the interface for that supply. */
    private static boolean isCustom(String kind) {
        return kind.startsWith("Custom");
    }

    /** A manifest has one check only, so that of generated streams takes its place in a second one. */
    private static final String OTHER_CHECK = "check: {type: CheckDynamicStream, stream_count: 2}\n";

    @Test
    void theManifestOfEveryKindHasEveryKind() throws IOException {
        Set<String> kinds = new TreeSet<>();
        collect(DeclarativeSourceModel.class, kinds, new HashSet<>());
        Set<String> seen = new HashSet<>();
        collect(load().plain(), seen);
        collect(withOtherCheck().plain(), seen);
        kinds.removeIf(kind -> seen.contains(kind) || isCustom(kind));
        assertEquals(Set.of(), kinds);
    }

    @Test
    void everyKindIsBuilt() throws IOException {
        components(load()).requireBuildable(SyncInputs.none(Path.of("src/test/resources/every-kind")));
    }

    @Test
    void eachCheckIsBuilt() throws IOException {
        assertEquals(
                new CheckPlan.Named(List.of("simple"), List.of(new CheckPlan.Generated("by_http", true, 1L))),
                components(load()).check());
        assertEquals(new CheckPlan.First(2, true), components(withOtherCheck()).check());
    }

    private static AssembledManifest components(LoadedManifest manifest) {
        FakeTime time = new FakeTime();
        HttpEnvironment environment =
                new HttpEnvironment(new ScriptedTransport(), time, time, new SecretMask(), RequestObserver.SILENT);
        DeclarativeSourceModel model = DeclarativeSourceModel.fromJson(manifest.plain());
        ConfigNormalizationBuilder.build(
                model.spec() == null ? null : model.spec().configNormalizationRules(),
                manifest,
                time,
                ComponentRegistry.ofContext());
        return new AssembledManifest(
                model,
                manifest,
                new ConnectorConfig(CONFIG, changed -> {}),
                environment,
                ComponentRegistry.ofContext(),
                RunMode.alone(environment.clock(), CallWindows.OWN));
    }

    private static LoadedManifest load() throws IOException {
        return load(Files.readString(MANIFEST));
    }

    private static LoadedManifest withOtherCheck() throws IOException {
        return load(Files.readString(MANIFEST).replaceFirst("(?s)check:.*?(?=concurrency_level:)", OTHER_CHECK));
    }

    private static LoadedManifest load(String text) {
        return new ManifestLoader(ComponentSchema.bundled()).load(MANIFEST.toString(), text);
    }

    private static void collect(@Nullable Object value, Set<String> seen) {
        if (value instanceof Map<?, ?> map) {
            if (map.get("type") instanceof String type) {
                seen.add(type);
            }
            collect(map.values(), seen);
        } else if (value instanceof Collection<?> items) {
            items.forEach(item -> collect(item, seen));
        }
    }

    /** The names of all kinds to which a generated type leads: members of unions, fields of records. */
    private static void collect(Type type, Set<String> kinds, Set<Type> visited) {
        if (!visited.add(type)) {
            return;
        }
        if (type instanceof ParameterizedType parameterized) {
            for (Type argument : parameterized.getActualTypeArguments()) {
                collect(argument, kinds, visited);
            }
        } else if (type instanceof WildcardType wildcard) {
            collect(wildcard.getUpperBounds()[0], kinds, visited);
        } else if (type instanceof Class<?> model && model.getName().startsWith("dev.cairn.models.")) {
            JsonTypeName name = model.getAnnotation(JsonTypeName.class);
            if (name != null) {
                kinds.add(name.value());
            }
            if (model.isSealed()) {
                for (Class<?> member : model.getPermittedSubclasses()) {
                    collect(member, kinds, visited);
                }
            }
            if (model.isRecord()) {
                for (RecordComponent component : model.getRecordComponents()) {
                    collect(component.getGenericType(), kinds, visited);
                }
            }
        }
    }
}
