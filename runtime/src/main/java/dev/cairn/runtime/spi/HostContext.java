package dev.cairn.runtime.spi;

import dev.cairn.core.secret.SecretMask;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ComponentHost} is opened for: one configured connector.
 *
 * @param config the configuration as its user gave it; it may hold code
 * @param folder where the manifest is
 * @param options where code is and whether it may run
 * @param secrets masks what is written
 */
public record HostContext(Map<String, @Nullable Object> config, Path folder, CodeOptions options, SecretMask secrets) {}
