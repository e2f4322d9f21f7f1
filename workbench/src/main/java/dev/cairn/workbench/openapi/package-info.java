/** Documents of OpenAPI, read as the streams that their APIs can give. */
@NullMarked
package dev.cairn.workbench.openapi;

import org.jspecify.annotations.NullMarked;
