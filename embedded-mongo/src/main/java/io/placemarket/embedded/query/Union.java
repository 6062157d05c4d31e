package io.placemarket.embedded.query;

import io.placemarket.embedded.store.CollectionView;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** What any of several sources has, once. */
final class Union implements Source {
    private final List<Source> parts;
    private final List<Filter> filters;
    private int part;
    private @Nullable Found next;

    /** With what each part asks for: what an earlier one has is not given again, and none need be remembered. */
    Union(List<Source> parts, List<Filter> filters) {
        this.parts = parts;
        this.filters = filters;
    }

    @Override
    public boolean hasNext() {
        while (next == null && part < parts.size()) {
            if (!parts.get(part).hasNext()) {
                part++;
                continue;
            }
            Found found = parts.get(part).next();
            next = wasGiven(found) ? null : found;
        }
        return next != null;
    }

    private boolean wasGiven(Found found) {
        for (Filter earlier : filters.subList(0, part)) {
            if (earlier.matches(found.document())) {
                return true;
            }
        }
        return false;
    }

    @Override
    public Found next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException();
        }
        Found found = next;
        next = null;
        return found;
    }

    @Override
    public void leave() {
        parts.forEach(Source::leave);
    }

    @Override
    public void renew(CollectionView later) {
        parts.subList(part, parts.size()).forEach(each -> each.renew(later));
    }

    @Override
    public long examined() {
        return parts.stream().mapToLong(Source::examined).sum();
    }

    @Override
    public long fetched() {
        return parts.stream().mapToLong(Source::fetched).sum();
    }
}
