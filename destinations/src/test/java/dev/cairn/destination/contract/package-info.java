/** What every destination must pass, and the places that tests write to. */
@NullMarked
package dev.cairn.destination.contract;

import org.jspecify.annotations.NullMarked;

