package io.placemarket.query.alert;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What was told of late, so that who was away for a moment goes on where they were. Bounded; not thread-safe. */
final class RecentFrames {
    private static final int MOST = 1_000;
    private static final Pattern ID = Pattern.compile("(\\d{1,18})\\.([0-9a-z]{1,32})\\.(\\d{1,18})");

    private final String run;
    private final Deque<Kept> kept = new ArrayDeque<>();
    private long number;

    private record Kept(String user, long number, AlertFrame frame) {}

    /** @param run tells this process from others, whose numbers mean something else */
    RecentFrames(String run) {
        this.run = run;
    }

    /** After which one that is sent now goes on. */
    String id(long position) {
        return position + "." + run + "." + number;
    }

    /** Tells a user something. */
    AlertFrame add(String user, String event, long position, String json) {
        number++;
        AlertFrame frame = new AlertFrame(event, id(position), json);
        kept.addLast(new Kept(user, number, frame));
        if (kept.size() > MOST) {
            kept.removeFirst();
        }
        return frame;
    }

    /** What a user missed since then; nothing can be said where that is too long ago, or was elsewhere. */
    Optional<List<AlertFrame>> since(String user, String last) {
        Matcher id = ID.matcher(last);
        if (!id.matches() || !id.group(2).equals(run)) {
            return Optional.empty();
        }
        long seen = Long.parseLong(id.group(3));
        long oldest = kept.isEmpty() ? number : kept.getFirst().number() - 1;
        if (seen < oldest || seen > number) {
            return Optional.empty();
        }
        return Optional.of(kept.stream()
                .filter(one -> one.number() > seen && one.user().equals(user))
                .map(Kept::frame)
                .toList());
    }
}
