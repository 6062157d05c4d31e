package io.placemarket.query.page;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;
import org.thymeleaf.IEngineConfiguration;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.AbstractConfigurableTemplateResolver;
import org.thymeleaf.templateresource.ITemplateResource;
import org.thymeleaf.templateresource.StringTemplateResource;

/** The templates of all pages, read once at the start: reading them with the first request would hold an event loop up. */
@Component("defaultTemplateResolver")
class TemplatesInMemory extends AbstractConfigurableTemplateResolver {
    private static final String SUFFIX = ".html";

    private final Map<String, String> texts = new TreeMap<>();

    TemplatesInMemory() throws IOException {
        setTemplateMode(TemplateMode.HTML);
        for (Resource file :
                new PathMatchingResourcePatternResolver().getResources("classpath:/templates/*" + SUFFIX)) {
            String name = Objects.requireNonNull(file.getFilename());
            texts.put(
                    name.substring(0, name.length() - SUFFIX.length()),
                    file.getContentAsString(StandardCharsets.UTF_8));
        }
    }

    @Override
    protected ITemplateResource computeTemplateResource(
            IEngineConfiguration configuration,
            @Nullable String ownerTemplate,
            String template,
            String resourceName,
            @Nullable String characterEncoding,
            @Nullable Map<String, Object> attributes) {
        String text = texts.get(resourceName);
        if (text == null) {
            throw new IllegalArgumentException("there is no template " + resourceName);
        }
        return new StringTemplateResource(text);
    }
}
