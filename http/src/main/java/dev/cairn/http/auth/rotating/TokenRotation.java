package dev.cairn.http.auth.rotating;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps which token is used next, and how many calls each has left. Used under the lock of {@link RotatingTokens}. */
final class TokenRotation {

    private final List<String> tokens;
    private Map<String, Map<String, QuotaState>> states = Map.of();
    private int active;
    private int next;

    /** @param tokens at least one */
    TokenRotation(List<String> tokens) {
        this.tokens = tokens;
        this.next = 1 % tokens.size();
    }

    /** A token that a call was charged to, and what is left of it. */
    record Taken(String token, QuotaState state) {}

    /** The token whose turn it is. */
    String current() {
        return tokens.get(active);
    }

    /** @param fresh the states by token, then by the name of their quota */
    void restart(Map<String, Map<String, QuotaState>> fresh) {
        states = fresh;
    }

    /** Charges a call to the first token from the current one on that has calls left; there must be one. */
    Taken take(TokenQuota quota) {
        while (true) {
            String token = current();
            QuotaState state = state(token, quota);
            if (!state.isTracked()) {
                rotate();
                return new Taken(token, state);
            }
            if (!state.isSpent()) {
                state.spend();
                return new Taken(token, state);
            }
            rotate();
        }
    }

    private void rotate() {
        active = next;
        next = (next + 1) % tokens.size();
    }

    /** Whether no token has calls left. */
    boolean isExhausted(TokenQuota quota) {
        return states(quota).stream().allMatch(QuotaState::isSpent);
    }

    /** When the first token has calls again. */
    Instant firstReset(TokenQuota quota) {
        return states(quota).stream()
                .map(QuotaState::reset)
                .min(Instant::compareTo)
                .orElseThrow();
    }

    /** The states of all tokens, in their order. */
    List<QuotaState> states(TokenQuota quota) {
        return tokens.stream().map(token -> state(token, quota)).toList();
    }

    /** The state of a token, if it is one of these. */
    Optional<QuotaState> find(String token, TokenQuota quota) {
        return Optional.ofNullable(states.get(token)).map(quotas -> quotas.get(quota.name()));
    }

    private QuotaState state(String token, TokenQuota quota) {
        return find(token, quota).orElseThrow(() -> new IllegalStateException("no state of the quota " + quota.name()));
    }
}
