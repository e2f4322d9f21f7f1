package dev.cairn.checkpoint;

import org.jspecify.annotations.Nullable;

/**
 * Passes items from one thread to another, in order, without a lock: one thread at a time adds, one takes.
 *
 * <p>A chain of which the taking thread holds the one end and the adding thread the other.
 */
final class Handover<T> {

    private Node<T> taken = new Node<>(null);
    private Node<T> added = taken;

    private static final class Node<T> {

        private final @Nullable T item;
        private volatile @Nullable Node<T> next;

        Node(@Nullable T item) {
            this.item = item;
        }
    }

    void add(T item) {
        Node<T> node = new Node<>(item);
        added.next = node;
        added = node;
    }

    /** The next item, or null if none has been added since. */
    @Nullable
    T poll() {
        Node<T> next = taken.next;
        if (next == null) {
            return null;
        }
        taken = next;
        return next.item;
    }
}
