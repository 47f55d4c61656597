import '#panel/ui/theme.css';
import '#panel/ui/controls.css';
import '#panel/ui/tabs.css';
import '#panel/selected/selected.css';
import '#panel/selected/states.css';
import '#panel/variants/variants.css';
import '#panel/alt-text/alt-text.css';
