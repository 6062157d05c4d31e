package io.placemarket.embedded.query;

import io.placemarket.embedded.store.CollectionView;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What any of several sources has, once. */
final class Union implements Source {
    private final List<Source> parts;
    private final Set<ByteBuffer> seen = new HashSet<>();
    private int part;
    private @Nullable Found next;

    Union(List<Source> parts) {
        this.parts = parts;
    }

    @Override
    public boolean hasNext() {
        while (next == null && part < parts.size()) {
            if (!parts.get(part).hasNext()) {
                part++;
                continue;
            }
            Found found = parts.get(part).next();
            next = seen.add(ByteBuffer.wrap(found.idKey())) ? found : null;
        }
        return next != null;
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
