package dev.cairn.pythoncomponents;

import dev.cairn.runtime.spi.CustomPaginationStrategy;
import dev.cairn.runtime.spi.PageInfo;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A pagination strategy in Python. Thread-safe. */
record PythonPagination(RemoteComponent object) implements CustomPaginationStrategy {

    @Override
    public @Nullable Object initialToken() {
        return object.value("initial_token");
    }

    @Override
    public @Nullable Object nextToken(PageInfo page) {
        Map<String, @Nullable Object> arguments = object.arguments();
        arguments.put("records", page.records());
        arguments.put("last_record", page.lastRecord());
        arguments.put("token", page.token());
        arguments.put("slice", Slices.json(page.slice()));
        arguments.put("reduced_size", page.reducedSize());
        try (ResponseArgument response = ResponseArgument.lazy(object.bodies(), page.answer())) {
            arguments.put("response", response.json());
            return object.value("next_token", arguments);
        }
    }

    @Override
    public @Nullable Integer pageSize() {
        return object.value("page_size") instanceof Long size ? Math.toIntExact(size) : null;
    }
}
