/** The call budget of a connector: how many requests the API accepts in which time. */
@NullMarked
package dev.cairn.http.budget;

import org.jspecify.annotations.NullMarked;
