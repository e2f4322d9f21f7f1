package dev.cairn.manifest.rule;

import dev.cairn.documents.Severity;

/** The weight of a request is at least 1. */
final class MatcherWeight extends ComponentRule {

    MatcherWeight() {
        super(
                "matcher-weight",
                Severity.ERROR,
                "The `weight` of an `HttpRequestRegexMatcher` is less than 1.",
                "Say how many calls such a request counts for, at least 1.",
                "FixedWindowCallRatePolicy",
                "MovingWindowCallRatePolicy",
                "UnlimitedCallRatePolicy",
                "RateLimitedMultipleTokenAuthenticator");
    }

    @Override
    void check(ManifestComponent component, Findings findings) {
        component.components("matchers").forEach(matcher -> checkMatcher(matcher, findings));
        component.components("quotas").forEach(quota -> check(quota, findings));
    }

    private void checkMatcher(ManifestComponent matcher, Findings findings) {
        Long weight = matcher.number("weight");
        if (weight != null && weight < 1) {
            findings.add(this, matcher.placeOf("weight"), "'weight' must be at least 1, found " + weight);
        }
    }
}
