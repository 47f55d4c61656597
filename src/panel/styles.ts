import '#panel/theme/theme.css';
import '#panel/theme/controls.css';
import '#panel/tabs/tabs.css';
import '#panel/selected/selected.css';
import '#panel/selected/states.css';
import '#panel/selected/variants.css';
import '#panel/alt-text/alt-text.css';
