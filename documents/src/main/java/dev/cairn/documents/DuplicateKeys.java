package dev.cairn.documents;

/** Hears of keys that are in an object twice; the last one counts. */
@FunctionalInterface
public interface DuplicateKeys {

    /**
     * A key was read that the object had already.
     *
     * @param first where it was before
     * @param second where it is now
     */
    void found(String key, Place first, Place second);
}
