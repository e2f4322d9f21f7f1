package dev.cairn.manifest.migration;

/** A component that a migration cannot rewrite; the manifest then stays as it is as a whole. */
final class UnfitComponentException extends RuntimeException {

    UnfitComponentException(String message) {
        super(message);
    }
}
