package dev.cairn.runtime;

import dev.cairn.core.secret.SecretMask;
import dev.cairn.manifest.authoring.CustomComponentFinder;
import dev.cairn.runtime.internal.assembly.custom.ComponentRegistry;
import dev.cairn.runtime.spi.ComponentHost;
import dev.cairn.runtime.spi.ComponentUnavailableException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Looks for what a manifest needs of the machine that it runs on. */
final class MachineNeeds {

    private static final String OR_JAVA = " Or supply a Java class in its place: docs/custom-components.md.";

    private final Manifest manifest;
    private final RunOptions options;
    private final Set<String> remarks = new HashSet<>();

    MachineNeeds(Manifest manifest, RunOptions options) {
        this.manifest = manifest;
        this.options = options;
    }

    /** What custom components run in comes first, and then each class. */
    List<Need> find() {
        List<String> classes = CustomComponentFinder.classNames(manifest.loaded());
        List<Need> needs = new ArrayList<>();
        try (ComponentRegistry components = manifest.components(Map.of(), options, new SecretMask())) {
            Optional<Need> host = classes.stream()
                    .flatMap(name -> components.hostOf(name).map(h -> host(h, name)).stream())
                    .findFirst();
            host.ifPresent(needs::add);
            boolean runs = host.map(Need::met).orElse(false);
            classes.forEach(name -> needs.add(component(name, components, runs)));
        }
        manifest.unused()
                .forEach(one -> needs.add(new Need(
                        one.place().toString(), true, one.message(), "Compare with the connector's own command.")));
        return needs;
    }

    private static Need host(ComponentHost host, String className) {
        try {
            return new Need("Python", true, host.about(className), "");
        } catch (ComponentUnavailableException e) {
            return new Need("Python", false, "cannot run the connector's classes", String.valueOf(e.getMessage()));
        }
    }

    private Need component(String className, ComponentRegistry components, boolean hostRuns) {
        if (components.isJava(className)) {
            return new Need(className, true, "a Java class", "");
        }
        Optional<ComponentHost> host = components.hostOf(className);
        if (host.isEmpty()) {
            return new Need(
                    className,
                    false,
                    "Python code, and nothing here runs Python",
                    "Add cairn-python-components." + OR_JAVA);
        }
        if (!hostRuns) {
            return new Need(className, false, "Python code, see Python above", "Mend that first." + OR_JAVA);
        }
        return host.get()
                .problem(className)
                .map(problem -> new Need(className, false, "Python code that is not here", problem + "." + OR_JAVA))
                .orElseGet(() -> new Need(
                        className,
                        true,
                        "a Python class"
                                + host.get().remark(className).map(this::once).orElse(""),
                        ""));
    }

    /** The classes of a package mostly have the same remark. */
    private String once(String remark) {
        return remarks.add(remark) ? "; " + remark : "; its requests as above";
    }
}
