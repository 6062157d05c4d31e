package io.placemarket.edge.json;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.Nulls;
import io.placemarket.kernel.calendar.Week;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.http.codec.CodecCustomizer;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JsonMapperBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.core.convert.converter.Converter;
import org.springframework.core.convert.converter.ConverterFactory;
import org.springframework.format.FormatterRegistry;
import org.springframework.http.MediaType;
import org.springframework.http.codec.json.JacksonJsonEncoder;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** How JSON and query parameters are read and written. */
@AutoConfiguration(before = JacksonAutoConfiguration.class)
public class JsonAutoConfiguration {
    /** Longest body that is read as one. */
    static final int MOST_BYTES = 1024 * 1024;

    /** What is not understood is refused, so that no wish is passed over in silence. */
    @Bean
    JsonMapperBuilderCustomizer strictJson() {
        return builder -> builder.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                // A number would be taken for days since 1970, and a time of day be passed over.
                .withConfigOverride(LocalDate.class, days -> days.setFormat(JsonFormat.Value.forLeniency(false)))
                .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
                .changeDefaultPropertyInclusion(
                        inclusion -> inclusion.withValueInclusion(JsonInclude.Include.NON_ABSENT));
    }

    @Bean
    CodecCustomizer bodyLimit() {
        return codecs -> codecs.defaultCodecs().maxInMemorySize(MOST_BYTES);
    }

    /** Lines of JSON are written by exports alone: else one page would be given as the only line of a list. */
    @Bean
    CodecCustomizer jsonOnly(JsonMapper mapper) {
        return codecs -> codecs.defaultCodecs()
                .jacksonJsonEncoder(new JacksonJsonEncoder(
                        mapper, MediaType.APPLICATION_JSON, new MediaType("application", "*+json")));
    }

    @Bean
    WebFluxConfigurer parameterFormats() {
        return new WebFluxConfigurer() {
            @Override
            public void addFormatters(FormatterRegistry registry) {
                registry.addConverter(String.class, Week.class, Week::parse);
                registry.addConverter(String.class, LocalDate.class, LocalDate::parse);
                registry.addConverterFactory(new EnumNames());
            }
        };
    }

    /** Reads an enum's name in upper or lower case, with hyphens for underscores. */
    @SuppressWarnings("rawtypes") // ConverterFactory can name "any enum" in no other way
    private static final class EnumNames implements ConverterFactory<String, Enum> {
        @Override
        @SuppressWarnings("unchecked") // the framework asks for enums only
        public <T extends Enum> Converter<String, T> getConverter(Class<T> type) {
            return text -> (T) named(type, text);
        }

        private static <E extends Enum<E>> E named(Class<E> type, String text) {
            String name =
                    text.strip().toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
            return EnumSet.allOf(type).stream()
                    .filter(known -> known.name().equals(name))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("no such name"));
        }
    }
}
