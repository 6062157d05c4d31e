package io.placemarket.kernel.reference;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/** A profession by its code in the reference data, such as {@code NUR-ADULT}. Labels are dated data; the code stays. */
public record ProfessionCode(@JsonValue String value) implements Comparable<ProfessionCode> {
    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9-]{1,39}");

    @JsonCreator
    public ProfessionCode {
        if (!CODE.matcher(value).matches()) {
            throw new IllegalArgumentException("'" + value + "' is not a profession's code such as NUR-ADULT");
        }
    }

    @Override
    public int compareTo(ProfessionCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
