package dev.cairn.runtime.internal.assembly.definition;

import dev.cairn.documents.Diagnostics;
import dev.cairn.http.CallWindows;
import dev.cairn.http.auth.ConnectorConfig;
import dev.cairn.http.client.HttpEnvironment;
import dev.cairn.runtime.internal.assembly.custom.ComponentRegistry;
import dev.cairn.templates.Templates;
import java.time.Clock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What all definitions of a manifest have in common while their components are built.
 *
 * @param templates compile what is evaluated, mostly at the time of the run
 * @param asOf compile what sees as now what all participants of the sync do
 * @param findings takes what is wrong, but keeps nothing from being built
 * @param shared the components that definitions share
 * @param environment of requests that custom components send; gives null where they may send none
 * @param components what there is in place of Python classes
 * @param mode what kind of run the components are for
 */
public record AssemblyContext(
        Templates templates,
        Templates asOf,
        ConnectorConfig config,
        Diagnostics findings,
        SharedComponents shared,
        Supplier<@Nullable HttpEnvironment> environment,
        ComponentRegistry components,
        RunMode mode) {

    /** For the run of a connector. */
    public static AssemblyContext of(
            Clock clock,
            ConnectorConfig config,
            Diagnostics findings,
            Supplier<@Nullable HttpEnvironment> environment,
            ComponentRegistry components,
            RunMode mode) {
        Templates templates = new Templates(clock, Chance.by(clock));
        Clock common = mode.sharing().asOf();
        return new AssemblyContext(
                templates,
                common.equals(clock) ? templates : new Templates(common, Chance.by(common)),
                config,
                findings,
                new SharedComponents(),
                environment,
                components,
                mode);
    }

    /** For components that share nothing and send no requests. */
    public static AssemblyContext withoutRequests(Clock clock, ConnectorConfig config, ComponentRegistry components) {
        return of(clock, config, new Diagnostics(), () -> null, components, RunMode.alone(clock, CallWindows.OWN));
    }

    /** The same, whose templates see as now what all participants of the sync do. */
    AssemblyContext seeingAsOf() {
        return new AssemblyContext(asOf, asOf, config, findings, shared, environment, components, mode);
    }

    /** The same, whose custom components send requests in another environment, such as that of a stream. */
    AssemblyContext sending(HttpEnvironment other) {
        return new AssemblyContext(templates, asOf, config, findings, shared, () -> other, components, mode);
    }
}
