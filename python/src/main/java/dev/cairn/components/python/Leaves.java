package dev.cairn.components.python;

import dev.cairn.runtime.spi.CustomComponent;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The kinds of components that can stand alone in the side process, by the names of their definitions. */
final class Leaves {

    private static final Map<String, Function<PythonObject, CustomComponent>> KINDS =
            Map.of("CustomTransformation", PythonTransformation::of);

    private Leaves() {}

    /** The component that an object is; empty where its kind is none of these. */
    static Optional<CustomComponent> of(PythonObject object) {
        return Optional.ofNullable(KINDS.get(object.context().definition())).map(kind -> kind.apply(object));
    }
}
