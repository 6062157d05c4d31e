package io.placemarket.kernel.id;

import java.security.SecureRandom;
import java.util.random.RandomGenerator;

/** Issues identifiers at random: 60 bits each, 40 to 50 more below an owner's own. Thread-safe where its generator is. */
public final class IdSource {
    private final RandomGenerator random;

    /** Issues identifiers nobody can guess. */
    public IdSource() {
        this(new SecureRandom());
    }

    /** Issues the identifiers that {@code random} determines. */
    public IdSource(RandomGenerator random) {
        this.random = random;
    }

    public OrganisationId organisation() {
        return new OrganisationId(letters(12));
    }

    public AreaId area() {
        return new AreaId(letters(12));
    }

    public OfferId offer(AreaId area) {
        return new OfferId(area.value() + "-" + letters(8));
    }

    public RequestId request(OfferId offer) {
        return new RequestId(offer.value() + "-q" + letters(10));
    }

    public EntryId entry(OfferId offer) {
        return new EntryId(offer.value() + "-e" + letters(10));
    }

    public TurnId turn(OfferId offer) {
        return new TurnId(offer.value() + "-t" + letters(10));
    }

    public HoldId hold(OfferId offer) {
        return new HoldId(offer.value() + "-h" + letters(10));
    }

    public AllocationId allocation(OfferId offer) {
        return new AllocationId(offer.value() + "-a" + letters(10));
    }

    public CohortId cohort() {
        return new CohortId(letters(12));
    }

    public StudentId student() {
        return new StudentId("s" + letters(15));
    }

    public AlertId alert() {
        return new AlertId("n" + letters(12));
    }

    /** What tells one secret from another; not a secret itself. */
    public String serial() {
        return letters(26);
    }

    private String letters(int count) {
        StringBuilder text = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            text.append(IdFormat.ALPHABET.charAt(random.nextInt(IdFormat.ALPHABET.length())));
        }
        return text.toString();
    }
}
