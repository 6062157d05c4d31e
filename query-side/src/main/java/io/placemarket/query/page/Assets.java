package io.placemarket.query.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.CacheControl;
import org.springframework.web.reactive.config.ResourceHandlerRegistry;
import org.springframework.web.reactive.config.WebFluxConfigurer;

/**
 * Style sheets, scripts and pictures, under an address that changes when any of them does: browsers may keep them for good, and modules find
 * one another by relative addresses.
 */
@Configuration(proxyBeanMethods = false)
class Assets implements WebFluxConfigurer {
    private static final String WHERE = "classpath:/assets/";
    private static final int LETTERS = 12;

    private final String prefix = "/assets/" + fingerprint();

    /** The address that stands before each of them, without a slash at its end. */
    String prefix() {
        return prefix;
    }

    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler(prefix + "/**")
                .addResourceLocations(WHERE)
                .setCacheControl(
                        CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable());
    }

    private static String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            Resource[] files = new PathMatchingResourcePatternResolver().getResources(WHERE + "**/*.*");
            Arrays.stream(files)
                    .filter(Resource::isReadable)
                    .sorted(Comparator.comparing(Assets::address))
                    .forEach(file -> {
                        digest.update(name(file));
                        digest.update(content(file));
                    });
            return HexFormat.of().formatHex(digest.digest()).substring(0, LETTERS);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static String address(Resource file) {
        try {
            return file.getURL().toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] name(Resource file) {
        return String.valueOf(file.getFilename()).getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] content(Resource file) {
        try {
            return file.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
