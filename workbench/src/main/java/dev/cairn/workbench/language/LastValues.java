package dev.cairn.workbench.language;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The values that template variables had when the manifest last ran.
 *
 * @param variables plain JSON values by variable, such as {@code record} and {@code config}; without secrets
 */
public record LastValues(Map<String, ? extends @Nullable Object> variables) {}
