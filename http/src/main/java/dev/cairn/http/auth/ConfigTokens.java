package dev.cairn.http.auth;

import dev.cairn.pythonvalues.PythonText;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Keeps tokens in the connector's configuration, for APIs whose refresh tokens can be used once. Thread-safe. */
public record ConfigTokens(
        ConnectorConfig config,
        List<String> accessTokenPath,
        List<String> refreshTokenPath,
        List<String> expiryPath,
        Clock clock)
        implements OAuthTokens {

    private static final DateTimeFormatter WHOLE_SECONDS = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+00:00'");
    private static final DateTimeFormatter MICROSECONDS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'+00:00'");

    public ConfigTokens {
        accessTokenPath = List.copyOf(accessTokenPath);
        refreshTokenPath = List.copyOf(refreshTokenPath);
        expiryPath = List.copyOf(expiryPath);
    }

    @Override
    public @Nullable String accessToken() {
        return text(accessTokenPath);
    }

    @Override
    public @Nullable String refreshToken() {
        return text(refreshTokenPath);
    }

    private @Nullable String text(List<String> path) {
        Object value = config.get(path);
        return value == null || value.equals("") ? null : PythonText.str(value);
    }

    /** A configuration without an expiry holds no token that can be used. */
    @Override
    public Instant expiry() {
        String expiry = text(expiryPath);
        return expiry == null ? clock.instant().minus(Duration.ofDays(1)) : TokenExpiry.at(expiry);
    }

    @Override
    public void replace(String accessToken, Instant expiry, @Nullable String refreshToken) {
        Map<List<String>, Object> values = new LinkedHashMap<>();
        values.put(accessTokenPath, accessToken);
        if (refreshToken != null) {
            values.put(refreshTokenPath, refreshToken);
        }
        values.put(expiryPath, format(expiry));
        config.replace(values);
    }

    private static String format(Instant instant) {
        OffsetDateTime time = instant.truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
        return (time.getNano() == 0 ? WHOLE_SECONDS : MICROSECONDS).format(time);
    }

    @Override
    public ReentrantLock refreshing() {
        return config.refreshing();
    }
}
