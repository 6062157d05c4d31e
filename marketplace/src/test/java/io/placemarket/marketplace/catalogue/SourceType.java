package io.placemarket.marketplace.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A class or record as it is written down.
 *
 * @param described what its comment says of it, in Markdown
 * @param components of a record, in order
 * @param refusals the problem codes it mentions or gives
 */
record SourceType(
        String simpleName, String packageName, String described, List<Component> components, Set<String> refusals) {
    /** A record's component, with what its comment says of it: nothing, where the name says it all. */
    record Component(String name, String type, String described) {}

    /** Types by their simple name, which those listed here do not share. */
    static SourceType of(Map<String, SourceType> types, Class<?> wanted) {
        SourceType found = types.get(wanted.getSimpleName());
        if (found == null || !wanted.getPackageName().equals(found.packageName())) {
            throw new IllegalStateException(wanted + " is not among the sources");
        }
        return found;
    }
}
