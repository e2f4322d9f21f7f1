package dev.cairn.flink.table;

import java.util.Set;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.table.catalog.Catalog;
import org.apache.flink.table.factories.CatalogFactory;
import org.apache.flink.table.factories.FactoryUtil;

/** Catalogs {@code WITH ('type' = 'cairn', …)}. Stateless. */
public final class CairnCatalogFactory implements CatalogFactory {

    private static final ConfigOption<String> DATABASE =
            ConfigOptions.key("default-database").stringType().defaultValue("default");

    @Override
    public String factoryIdentifier() {
        return CairnTableFactory.IDENTIFIER;
    }

    @Override
    public Set<ConfigOption<?>> requiredOptions() {
        return Set.of(TableOptions.MANIFEST, TableOptions.CONFIG);
    }

    @Override
    public Set<ConfigOption<?>> optionalOptions() {
        return Set.of(DATABASE, TableOptions.PYTHON);
    }

    @Override
    public Catalog createCatalog(Context context) {
        FactoryUtil.CatalogFactoryHelper helper = FactoryUtil.createCatalogFactoryHelper(this, context);
        helper.validate();
        ReadableConfig options = helper.getOptions();
        return new CairnCatalog(
                context.getName(),
                options.get(DATABASE),
                options.get(TableOptions.MANIFEST),
                options.get(TableOptions.CONFIG),
                options.getOptional(TableOptions.PYTHON).orElse(null));
    }
}
