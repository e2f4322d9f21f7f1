/** Tests with the recorded cases' records, which need what the destinations' own tests have. */
@NullMarked
package dev.cairn.destinations.contract;

import org.jspecify.annotations.NullMarked;
