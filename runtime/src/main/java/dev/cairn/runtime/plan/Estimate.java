package dev.cairn.runtime.plan;

import dev.cairn.pythonvalues.words.Phrases;

/** A number, and how sure it is. Immutable. */
public record Estimate(long number, Certainty certainty) {

    /** How sure a number is, the surest first. */
    public enum Certainty {
        /** It follows from the manifest, the configuration and the state, or all was looked at. */
        EXACT,
        /** It was concluded from a part that was looked at. */
        ABOUT,
        /** It is this or more; nothing says how much more. */
        AT_LEAST
    }

    public static Estimate exact(long number) {
        return new Estimate(number, Certainty.EXACT);
    }

    public static Estimate about(long number) {
        return new Estimate(number, Certainty.ABOUT);
    }

    /**
     * A lower bound.
     *
     * @param number 0 where nothing is known
     */
    public static Estimate atLeast(long number) {
        return new Estimate(number, Certainty.AT_LEAST);
    }

    /** The sum, as sure as the less sure of both. */
    public Estimate plus(Estimate other) {
        return new Estimate(
                number + other.number, certainty.compareTo(other.certainty) < 0 ? other.certainty : certainty);
    }

    /** This number, and no surer than that. */
    public Estimate asSureAs(Certainty most) {
        return certainty.compareTo(most) < 0 ? new Estimate(number, most) : this;
    }

    /** In words: {@code 3 pages}, {@code about 1,200 pages}, {@code at least 1 page}. */
    public String words(String noun) {
        String count = Phrases.count(number, noun);
        return switch (certainty) {
            case EXACT -> count;
            case ABOUT -> "about " + count;
            case AT_LEAST -> number == 0 ? "an unknown number of " + noun + "s" : "at least " + count;
        };
    }
}
