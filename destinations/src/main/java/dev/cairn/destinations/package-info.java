/** Where rows and states are kept together: what syncs ask of a destination, and what others need to add one. */
@NullMarked
package dev.cairn.destinations;

import org.jspecify.annotations.NullMarked;
