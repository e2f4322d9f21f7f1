/** What every destination must pass, and the places that tests write to. */
@NullMarked
package dev.cairn.destinations.contract;

import org.jspecify.annotations.NullMarked;
